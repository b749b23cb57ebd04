"""Healthy anatomy: numpy only, millimetres, x = patient's left, y = posterior, z = up."""
