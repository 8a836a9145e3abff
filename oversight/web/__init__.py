"""The pages and the API: what people see of the loop, served from one process."""
