//go:build race

package main

// simRaces tells that the race detector watches: it makes all slower by far.
const simRaces = true
