package main

import (
	"context"
	"net/http"
	"time"

	"vneidbot/bot"
)

// clockApart is how far the clocks may be apart: receipts tell minutes.
const clockApart = 30 * time.Second

// lookClock compares this machine's clock with the platforms'. One that is away
// is told of elsewhere.
func lookClock(ctx context.Context, cfg *Config) []finding {
	for _, address := range cfg.servers() {
		theirs, ours, ok := clockOf(ctx, address)
		if !ok {
			continue
		}
		if apart := ours.Sub(theirs); apart.Abs() > clockApart {
			key := "clock_ahead"
			if apart < 0 {
				key = "clock_behind"
			}
			return []finding{broken("clock", key, "apart", apartText(apart.Abs()), "at", ours)}
		}
		return []finding{well("clock", "clock_ok")}
	}
	return nil
}

func apartText(d time.Duration) bot.Text {
	if d < 2*time.Minute {
		return bot.T("doctor.seconds", "n", int(d.Seconds()))
	}
	return bot.T("doctor.minutes", "n", int(d.Minutes()))
}

// clockOf is what a server's clock says, and what ours said in the middle of the
// question. Any answer has a date, whatever it is otherwise.
func clockOf(ctx context.Context, address string) (theirs, ours time.Time, ok bool) {
	r, err := http.NewRequestWithContext(ctx, http.MethodHead, address, nil)
	if err != nil {
		return theirs, ours, false
	}
	began := time.Now()
	answer, err := patient.Do(r)
	if err != nil {
		return theirs, ours, false
	}
	_ = answer.Body.Close()
	ours = began.Add(time.Since(began) / 2)
	theirs, err = http.ParseTime(answer.Header.Get("Date"))
	return theirs, ours, err == nil
}
