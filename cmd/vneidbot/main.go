// Command vneidbot is the program: one binary that serves the bot, shows it
// without any account (demo), and looks after its data.
package main

import "os"

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
