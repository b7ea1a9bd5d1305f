package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/alecthomas/kong"

	"vneidbot/locales"
)

// cli is the command line: one field a command, the environment in Config.
// Sentences about them are cli.<command> in the locales (cli_help.go).
type cli struct {
	Config

	Serve    serveCmd    `cmd:"" default:"withargs"`
	Demo     demoCmd     `cmd:""`
	Units    unitsCmd    `cmd:""`
	Areas    areasCmd    `cmd:""`
	Settings settingsCmd `cmd:""`
	Report   reportCmd   `cmd:""`
	Backup   backupCmd   `cmd:""`
	Restore  restoreCmd  `cmd:""`
	Purge    purgeCmd    `cmd:""`
	Reset    resetCmd    `cmd:""`
	Doctor   doctorCmd   `cmd:""`
	Version  versionCmd  `cmd:""`
	Help     helpCmd     `cmd:""`

	Lang        string           `enum:"vi,en," default:"" placeholder:"vi|en"`
	VersionFlag kong.VersionFlag `name:"version"`
}

// helpCmd stands in the list of commands; "help units" is read as "units --help".
type helpCmd struct{}

func helpAsFlag(args []string) []string {
	if len(args) > 0 && args[0] == "help" {
		return append(args[1:len(args):len(args)], "--help")
	}
	return args
}

// errSaid ends a command whose trouble has been told on the terminal already.
var errSaid = errors.New("said")

// run is the program without os.Exit: 0 for done, 1 for failed, 2 for a wrong
// call or configuration.
func run(args []string, in io.Reader, out, errOut io.Writer) int {
	if len(args) > 0 && confined[args[0]] != nil { // before anything reads a secret
		return confined[args[0]](args[1:], in, out)
	}
	words, err := locales.New()
	if err != nil {
		fmt.Fprintln(errOut, err)
		return 1
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop)
	file := readDotenv(".")
	file.hand(os.Getenv("CREDENTIALS_DIRECTORY"))
	file.apply()
	term := &terminal{ctx: ctx, in: in, out: out, err: errOut, words: words, lang: languageOf(args)}

	c := cli{Config: Config{file: file}}
	call, code := parse(&c, args, term)
	if call == nil {
		return code
	}
	if time.Local.String() != c.zone.String() { // of the log's lines; whoever asks what day it is asks bot.Place
		time.Local = c.zone
	}
	term.words = words.In(c.place().Zone)
	switch err := call.Run(term, &c.Config); {
	case err == nil, ctx.Err() != nil && errors.Is(err, context.Canceled): // stopped while it was starting
		return 0
	case errors.Is(err, errSaid):
	default:
		fmt.Fprintln(errOut, "vneidbot:", term.explain(err))
		if wrong := (*configError)(nil); errors.As(err, &wrong) {
			return 2
		}
	}
	return 1
}

// parse reads the command line and the environment; a nil call means that the
// program is over with the code.
func parse(c *cli, args []string, term *terminal) (*kong.Context, int) {
	code, over := 0, false
	var set settings
	parser, err := kong.New(c, append(set.options(), kong.Name("vneidbot"), kong.Writers(term.out, term.err),
		kong.Help(func(_ kong.HelpOptions, ctx *kong.Context) error { return term.help(ctx) }),
		kong.Vars{"version": "vneidbot " + programVersion()},
		kong.Exit(func(n int) { code, over = n, true }))...)
	if err != nil {
		fmt.Fprintln(term.err, err)
		return nil, 1
	}
	leaveDefaults(parser.Model.Flags)
	call, err := parser.Parse(helpAsFlag(args))
	if over {
		return nil, code
	}
	if c.wrong = errors.Join(set.wrong, c.wrong); err != nil && set.wrong != nil {
		err = set.wrong
	}
	if err == nil && call.Command() != "doctor" { // which tells it among the rest
		err = c.unfit(call.Command())
	}
	if err != nil {
		fmt.Fprintln(term.err, "vneidbot:", term.explain(err))
		if wrong := (*configError)(nil); !errors.As(err, &wrong) {
			fmt.Fprintln(term.err, term.usage(err, args))
		}
		return nil, 2
	}
	return call, 0
}

// unfit is why a command cannot run by this configuration.
func (c *Config) unfit(command string) error {
	if c.wrong == nil && command != "version" {
		return c.file.wrong
	}
	return c.wrong
}
