"""Judgements entered by people, scores of meetings, and stored evaluations with the facts behind them."""
