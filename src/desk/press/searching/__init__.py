"""The index of readers' search, made from the built pages themselves."""
