"""Approval: what readers are given was read by somebody who did not write it."""
