"""Plates, charts and their theme: what a scene looks like on paper."""
