"""Articles marked by hand, and how right the claims are that the grammar finds in them."""
