"""Measures: numbers and sentences read off the geometry."""
