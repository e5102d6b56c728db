"""Logistic regression by Newton's method (iteratively reweighted least squares).

In go rows of a design, what is true of each, and how much it weighs; out come slopes. Nothing in it is random.
"""

import numpy as np
from numpy.typing import NDArray

__all__ = ["newton"]

Array = NDArray[np.float64]


def newton(design: Array, true: Array, weight: Array, ridge: Array, steps: int) -> Array:
    """The slope of each column of `design`; `ridge`, a square table, holds large ones down."""
    slopes = np.zeros(design.shape[1])
    for _ in range(steps):
        chance = 1 / (1 + np.exp(-design @ slopes))
        slope = design.T @ (weight * (chance - true)) + ridge @ slopes
        bend = design.T @ (design * (weight * chance * (1 - chance))[:, None]) + ridge
        slopes -= np.linalg.solve(bend, slope)
    return slopes
