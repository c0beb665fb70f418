"""The sheet on which results of a period are typed, with the documents that prove them."""
