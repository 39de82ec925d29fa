"""What is known about markets: bars, sessions, instruments and where bars come from."""
