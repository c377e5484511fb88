"""The layouts in which an old portal hands its articles over."""
