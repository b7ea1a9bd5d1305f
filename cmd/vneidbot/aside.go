package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/evidence/thumb"
	"vneidbot/bot/jobs"
)

// What officers ask for as files is made in a process of its own that lets all others go
// first: whoever reports meanwhile waits for the processor, and for the collector of
// memory, as if nobody had asked. The process only reads the records and puts files onto
// the shelf; what is to be written it hands back, and that commits with the job as ever.

// asideCommand is what the program calls itself by for such work. Nobody types it.
const asideCommand = "aside"

// asideCall is how it does so. With atOnce behind it the process does not let others go
// first: tests that wait for a file use the machine for themselves.
var asideCall = []string{asideCommand}

const atOnce = "at-once"

// asideOrder is what the process is told by its input, which stays open for as long as
// somebody waits for it.
type asideOrder struct {
	Job  bot.Job
	Dir  string // DATA_DIR
	Zone string
	Now  time.Time // by the clock of the place, in its zone
	Demo bool
	// Links open a chat with asideLink, by channel.
	Links map[string]string
}

// asideLink stands in a link for the payload.
const asideLink = "PAYLOAD"

// asideAnswer is what came of it.
type asideAnswer struct {
	Writes []asideWrite
	Failed string   `json:",omitempty"`
	Kind   bot.Kind `json:",omitempty"`
}

// asideWrite is one of the two writes that such work hands back.
type asideWrite struct {
	View  *bot.View  `json:",omitempty"`
	Event *bot.Event `json:",omitempty"`
}

// made are the kinds of work that make files and write nothing by themselves.
func (a *App) made() []jobs.Kind {
	return []jobs.Kind{a.exporting(), a.comparing(), a.formReading(), a.packing(), a.carding()}
}

// aside has the work of a kind done by such a process.
func (a *App) aside(k jobs.Kind) jobs.Kind {
	k.Work = func(ctx context.Context, j bot.Job) ([]bot.Write, error) {
		order := asideOrder{Job: j, Dir: a.cfg.folder(), Zone: a.place.Zone.String(), Now: a.place.Now().In(a.place.Zone), Demo: a.cfg.Panes != nil, Links: map[string]string{}}
		for name, c := range a.channels {
			order.Links[name] = c.Link(asideLink)
		}
		answer, err := a.askAside(ctx, order)
		if err != nil {
			return nil, bot.Fail(bot.Unavailable, "aside: "+j.Kind, cmp.Or(ctx.Err(), err))
		}
		return answer.writes(j.Kind)
	}
	return k
}

// askAside starts the process and waits for its answer. Of this one's environment it has
// where temporary files go; it works on one processor, whatever others are idle.
func (a *App) askAside(ctx context.Context, order asideOrder) (answer asideAnswer, err error) {
	said, err := json.Marshal(order)
	if err != nil {
		return answer, err
	}
	var out, log bytes.Buffer
	name, args := politely(a.self, asideCall)
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env, cmd.Dir, cmd.Stdout, cmd.Stderr = []string{"TMPDIR=" + os.TempDir(), "GOMAXPROCS=1"}, os.TempDir(), &out, &log
	cmd.WaitDelay = time.Second
	in, err := cmd.StdinPipe()
	if err != nil {
		return answer, err
	}
	if err := cmd.Start(); err != nil {
		return answer, err
	}
	_, err = in.Write(said)
	err = errors.Join(cmd.Wait(), err)
	if log.Len() > 0 {
		a.log.Warn("work in a process of its own", "kind", order.Job.Kind, "said", strings.TrimSpace(log.String()))
	}
	if err != nil {
		return answer, err
	}
	return answer, json.Unmarshal(out.Bytes(), &answer)
}

// politely is how a program is started that lets others go first from its first instruction
// on, if the machine has the tool for it: what it does before it can ask for that itself, as
// reading its own tables, is a twentieth of a second.
func politely(self string, args []string) (name string, all []string) {
	nice, err := exec.LookPath("nice")
	if err != nil || slices.Contains(args, atOnce) {
		return self, args
	}
	return nice, append([]string{"-n", "19", self}, args...)
}

// writes are what the process hands back, or its failure.
func (w asideAnswer) writes(kind string) (all []bot.Write, err error) {
	if w.Failed != "" {
		return nil, bot.Fail(w.Kind, "aside: "+kind, errors.New(w.Failed))
	}
	for _, one := range w.Writes {
		switch {
		case one.View != nil:
			all = append(all, bot.KeepView{View: *one.View})
		case one.Event != nil:
			all = append(all, bot.Occur{Event: *one.Event})
		}
	}
	return all, nil
}

// workAside is "vneidbot aside": the work of the order that comes in, its answer as the
// output; 1 where there is no answer.
func workAside(args []string, in io.Reader, out io.Writer) int {
	if len(args) == 0 {
		_ = thumb.Yield() // a machine that cannot makes files all the same
	}
	var order asideOrder
	if json.NewDecoder(in).Decode(&order) != nil {
		return 1
	}
	ctx, stop := context.WithCancel(context.Background())
	go func() { // whoever asked is gone
		defer stop()
		_, _ = io.Copy(io.Discard, in)
	}()
	writes, err := order.work(ctx)
	if err == nil && json.NewEncoder(out).Encode(answerOf(writes)) != nil {
		return 1
	}
	if err != nil && json.NewEncoder(out).Encode(asideAnswer{Failed: err.Error(), Kind: bot.KindOf(err)}) != nil {
		return 1
	}
	return 0
}

func answerOf(writes []bot.Write) (w asideAnswer) {
	for _, one := range writes {
		view, keeps := one.(bot.KeepView)
		event, occurs := one.(bot.Occur)
		switch {
		case keeps:
			w.Writes = append(w.Writes, asideWrite{View: &view.View})
		case occurs:
			w.Writes = append(w.Writes, asideWrite{Event: &event.Event})
		default:
			return asideAnswer{Failed: "a write that cannot be handed back", Kind: bot.Internal}
		}
	}
	return w
}

// work does the job of the order with as much of the program as it needs. Of a panic its
// type alone is told: its value may hold what a person typed.
func (o asideOrder) work(ctx context.Context) (writes []bot.Write, err error) {
	defer func() {
		if v := recover(); v != nil {
			writes, err = nil, bot.Fail(bot.Internal, "aside: work", fmt.Errorf("panic: %T", v))
		}
	}()
	a, err := openAside(ctx, o)
	if err != nil {
		return nil, err
	}
	defer func() { _ = a.Close() }()
	kinds := a.made()
	i := slices.IndexFunc(kinds, func(k jobs.Kind) bool { return k.Name == o.Job.Kind })
	if i < 0 {
		return nil, bot.Fail(bot.Invalid, "aside: kind", nil)
	}
	return kinds[i].Work(ctx, o.Job)
}
