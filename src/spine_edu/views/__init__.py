"""Views: a case cut into a scene of outlines."""
