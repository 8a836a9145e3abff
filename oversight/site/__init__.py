"""The rules as pages for those who are bound by them: static HTML in Chinese and English."""
