//go:build !linux

package main

// lowestPriority lets all other processes go first; only Linux is asked to.
func lowestPriority() error { return nil }
