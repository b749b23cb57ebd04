"""Findings: what a case is, and how soft tissue yields to it."""
