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

	"vneidbot/bot"
	"vneidbot/locales"
)

// cli is the command line: one field a command, the environment in Config.
type cli struct {
	Config

	Serve   serveCmd   `cmd:"" default:"withargs" help:"Run the bot until it is told to stop (the default)."`
	Demo    demoCmd    `cmd:"" help:"Try the whole program here: no token, no Redis, no network."`
	Units   unitsCmd   `cmd:"" help:"The roster of units."`
	Backup  backupCmd  `cmd:"" help:"Copy database, pictures and key to another disk, also while the bot serves."`
	Restore restoreCmd `cmd:"" help:"Bring a backup back."`
	Doctor  doctorCmd  `cmd:"" help:"Check token, Redis, database, disk, time zone and what is stuck."`
	Version versionCmd `cmd:"" help:"Say which version this is."`
}

// errSaid ends a command whose trouble has been told on the terminal already.
var errSaid = errors.New("said")

// run is the program without os.Exit: 0 for done, 1 for failed, 2 for a wrong call.
func run(args []string, in io.Reader, out, errOut io.Writer) int {
	words, err := locales.New()
	if err != nil {
		fmt.Fprintln(errOut, err)
		return 1
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop)
	term := &terminal{ctx: ctx, in: in, out: out, err: errOut, words: words, lang: terminalLang()}

	var c cli
	call, code := parse(&c, args, term)
	if call == nil {
		return code
	}
	time.Local = c.zone // of the log's lines; whoever asks what day it is asks bot.Place
	term.words = words.In(c.place().Zone)
	switch err := call.Run(term, &c.Config); {
	case err == nil, ctx.Err() != nil && errors.Is(err, context.Canceled): // stopped while it was starting
		return 0
	case errors.Is(err, errSaid):
	default:
		fmt.Fprintln(errOut, "vneidbot:", term.explain(err))
	}
	return 1
}

// parse reads the command line and the environment; a nil call means that the
// program is over with the code.
func parse(c *cli, args []string, term *terminal) (*kong.Context, int) {
	code, over := 0, false
	var set settings
	parser, err := kong.New(c, append(set.options(), kong.Name("vneidbot"), kong.Writers(term.out, term.err),
		kong.Description("Reports of electronic identity registrations (VNeID), by chat."),
		kong.Exit(func(n int) { code, over = n, true }))...)
	if err != nil {
		fmt.Fprintln(term.err, err)
		return nil, 1
	}
	leaveDefaults(parser.Model.Flags)
	call, err := parser.Parse(args)
	if over {
		return nil, code
	}
	if set.wrong != nil {
		err = set.wrong
	}
	if err != nil {
		fmt.Fprintln(term.err, "vneidbot:", term.explain(err))
		if wrong := (*configError)(nil); !errors.As(err, &wrong) {
			fmt.Fprintln(term.err, term.say(bot.T("config.usage")))
		}
		return nil, 2
	}
	return call, 0
}
