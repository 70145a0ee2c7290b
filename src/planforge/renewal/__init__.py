"""Next year's plan out of this year's file: what is certain is changed in the text, what is not is listed."""

from planforge.renewal.renewing import Changed, Moved, Renewal, renew

__all__ = ["Changed", "Moved", "Renewal", "renew"]
