"""Gates that hold the notebooks' words, numbers and shape against the rules of the house."""

from spine_edu.check.gates import check, overdue
from spine_edu.check.problem import Problem

__all__ = ["Problem", "check", "overdue"]
