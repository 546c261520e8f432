"""Requests validated against the contract document: headers, parameters and bodies."""
