//go:build !race

package main

const simRaces = false
