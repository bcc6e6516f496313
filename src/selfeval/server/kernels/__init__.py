"""The notebook pages and the kernels behind them."""
