package web

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"vneidbot/bot"
)

// streamPath is where the page follows its chat.
const streamPath = "/events"

const (
	heartbeat = 20 * time.Second // under the idle limit of proxies and mobile networks
	pageOf    = 200              // entries in one answer
)

// list gives the log after ?since, for the first sight and for pages without streams.
func (m mount) list(w http.ResponseWriter, r *http.Request, p person) error {
	entries, err := m.Transcript.Since(r.Context(), p.chat.ID, number(r.URL.Query().Get("since")), pageOf)
	if err != nil {
		return err
	}
	l := listing{Known: true, Group: p.chat.Group, More: len(entries) == pageOf}
	for _, e := range entries {
		l.Entries = append(l.Entries, lineOf(e, p))
	}
	answer(w, http.StatusOK, l)
	return nil
}

func number(s string) int64 {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 0 {
		return 0
	}
	return n
}

// follow streams the log from where the page is: behind the last event that a
// reconnecting browser names, else behind ?since.
func (m mount) follow(w http.ResponseWriter, r *http.Request, p person) error {
	halt := m.halted()
	if halt == nil {
		return bot.Fail(bot.Unavailable, "web: follow", errStopped)
	}
	s, err := m.hub.join(p.chat.ID, m.address(r))
	if err != nil {
		return slowDown{heartbeat}
	}
	defer m.hub.leave(s)
	f := &follower{mount: m, person: p, stream: s, w: w, ctrl: http.NewResponseController(w),
		seq: max(number(r.URL.Query().Get("since")), number(r.Header.Get("Last-Event-ID")))}
	w.Header().Set("Content-Type", "text/event-stream; charset=utf-8")
	w.Header().Set("X-Accel-Buffering", "no") // nginx would hold events back
	if err := f.run(r.Context(), halt); err != nil && r.Context().Err() == nil {
		m.Log.Debug("stream ended", "err", err)
	}
	return nil
}

// follower is one browser's stream: one goroutine and a place in the log.
type follower struct {
	mount
	person person
	*stream
	w    http.ResponseWriter
	ctrl *http.ResponseController
	seq  int64
}

func (f *follower) run(ctx context.Context, halt <-chan struct{}) error {
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	if err := f.write("retry: 1000\n\n"); err != nil {
		return err
	}
	for behind := true; ; {
		if behind {
			if err := f.catchUp(ctx); err != nil {
				return err
			}
		}
		if err := f.ctrl.Flush(); err != nil {
			return err
		}
		behind = false
		select {
		case <-ctx.Done():
			return nil
		case <-halt:
			return nil
		case <-f.wake:
			if err := f.keepUp(); err != nil {
				return err
			}
			behind = f.upTo.Load() > f.seq
		case note := <-f.notes:
			if err := f.note(note); err != nil {
				return err
			}
		case <-beat.C: // also looks at the log: a word of another copy may have been lost
			if err := f.write(":\n\n"); err != nil {
				return err
			}
			behind = true
		}
	}
}

// keepUp writes what the hub has handed over, as far as nothing lies between it
// and the browser's place.
func (f *follower) keepUp() error {
	for _, e := range f.hub.handed(f.stream) {
		if e.Seq <= f.seq || e.After > f.seq {
			continue
		}
		if err := f.entry(e); err != nil {
			return err
		}
	}
	return nil
}

// catchUp writes what the log has behind the browser's place.
func (f *follower) catchUp(ctx context.Context) error {
	for {
		entries, err := f.Transcript.Since(ctx, f.person.chat.ID, f.seq, pageOf)
		if err != nil {
			if errors.Is(err, context.Canceled) {
				return nil
			}
			return err
		}
		for _, e := range entries {
			if err := f.entry(e); err != nil {
				return err
			}
		}
		if len(entries) < pageOf {
			return nil
		}
	}
}

func (f *follower) entry(e bot.Entry) error {
	data, err := json.Marshal(lineOf(e, f.person))
	if err != nil {
		return err
	}
	if err := f.write("id: %d\ndata: %s\n\n", e.Seq, data); err != nil {
		return err
	}
	f.seq = e.Seq
	return nil
}

func (f *follower) note(line string) error {
	data, err := json.Marshal(line)
	if err != nil {
		return err
	}
	return f.write("event: inside\ndata: %s\n\n", data)
}

// write leaves it to run to flush what is written together.
func (f *follower) write(format string, args ...any) error {
	_ = f.ctrl.SetWriteDeadline(time.Now().Add(writeTime))
	_, err := fmt.Fprintf(f.w, format, args...)
	return err
}
