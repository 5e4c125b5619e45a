"""TAF meetings on screen: prepare, record, finish."""
