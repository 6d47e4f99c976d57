"""The sample year: invented people and figures in five real places; calls operations as a person would."""
