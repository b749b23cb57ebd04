"""What goes wrong on the way from a notebook to a deck."""

from nbconvert.utils.exceptions import ConversionException


class DeckError(ConversionException):
    """A deck cannot be built; the message names the notebook and the place in it."""
