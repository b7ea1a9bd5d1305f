package main

import (
	"context"
	"slices"
	"sync"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/store"
)

// beatEvery is how often it is noted until when the platforms were read.
const beatEvery = 10 * time.Second

// heartbeat is what this copy has noted; the zero value has noted nothing.
type heartbeat struct {
	sync.Mutex
	office, machine time.Time // the two clocks at the last beat
	noted           map[string]time.Time
}

// keepBeating notes until when each platform could be read, so that a round can tell
// afterwards whether people were heard before its hour.
func (a *App) keepBeating(ctx context.Context) error {
	every := time.NewTicker(beatEvery)
	defer every.Stop()
	for {
		a.beat(ctx)
		select {
		case <-ctx.Done():
			return nil
		case <-every.C:
		}
	}
}

// beat notes what is new. A clock that was set, or moved in the demonstration, is no
// outage.
func (a *App) beat(ctx context.Context) {
	a.beats.Lock()
	defer a.beats.Unlock()
	office, machine := a.place.Now(), time.Now()
	set := !a.beats.machine.IsZero() && clockMoved(office.Round(0).Sub(a.beats.office), machine.Sub(a.beats.machine)) != 0
	a.beats.office, a.beats.machine = office.Round(0), machine
	if a.beats.noted == nil || set {
		a.beats.noted = map[string]time.Time{}
	}
	for name, ch := range a.channels {
		reader, ok := ch.(channel.Reader)
		if !ok {
			continue
		}
		r := reader.Reading()
		if r.At.IsZero() || r.At.Equal(a.beats.noted[name]) {
			continue
		}
		err := a.store.Beat(ctx, bot.Beat{Channel: name, At: office.Add(r.At.Sub(machine)), Behind: r.Behind, Set: set})
		if err == nil {
			a.beats.noted[name] = r.At
		} else if ctx.Err() == nil {
			a.log.Warn("it is not noted that the platform was read", "channel", name, "err", err)
		}
	}
}

// held tells what outages do to a round now; see bot.Round.Held. Of a platform that is
// not served any more nobody waits for anything.
func (a *App) held(n *store.Snapshot, r bot.Round) (until time.Time, grace bot.Grace, err error) {
	list, err := n.Outages()
	list = slices.DeleteFunc(list, func(o bot.Outage) bool { return a.channels[o.Channel] == nil })
	until, grace = r.Held(list, a.place.Now())
	return until, grace, err
}
