// Package guesstest has a count of guesses in memory, and what every count must
// keep.
package guesstest

import (
	"context"
	"sync"
	"time"

	"vneidbot/bot"
)

// Counter is a guess.Counter in memory. It goes by the times of the guesses.
type Counter struct {
	mu     sync.Mutex
	counts map[string]*count
	marks  map[string]bot.Guessed
}

type count struct {
	n     int
	began time.Time
}

// Guess implements guess.Counter.
func (c *Counter) Guess(_ context.Context, g bot.Guess) (bot.Guessed, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.counts == nil {
		c.counts, c.marks = map[string]*count{}, map[string]bot.Guessed{}
	}
	if done, ok := c.marks[g.Event]; ok {
		return done, nil
	}
	left := func(of *count) time.Duration { return of.began.Add(g.Window).Sub(g.At) }
	all := c.at("all", g)
	var wait time.Duration
	for _, own := range g.Own {
		switch of := c.at("of:"+own.Key, g); {
		case of.n >= own.Most:
			wait = max(wait, left(of))
		case all.n >= g.All && of.n > 0:
			wait = max(wait, min(left(of), left(all)))
		}
	}
	if wait > 0 {
		return bot.Guessed{Wait: wait}, nil
	}
	for _, of := range c.all(g) {
		if of.n++; of.n == 1 {
			of.began = g.At
		}
	}
	done := bot.Guessed{All: all.n, Since: all.began, Left: left(all)}
	c.marks[g.Event] = done
	return done, nil
}

// Forgive implements guess.Counter.
func (c *Counter) Forgive(_ context.Context, g bot.Guess) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, ok := c.marks[g.Event]; !ok {
		return nil
	}
	delete(c.marks, g.Event)
	for _, of := range c.all(g) {
		of.n = max(of.n-1, 0)
	}
	return nil
}

// Wrong tells how many wrong ones stand against somebody, "" for all.
func (c *Counter) Wrong(who string) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	key := "all"
	if who != "" {
		key = "of:" + who
	}
	if of := c.counts[key]; of != nil {
		return of.n
	}
	return 0
}

func (c *Counter) all(g bot.Guess) []*count {
	list := []*count{c.at("all", g)}
	for _, own := range g.Own {
		list = append(list, c.at("of:"+own.Key, g))
	}
	return list
}

// at is the count under the key, anew when its window is over.
func (c *Counter) at(key string, g bot.Guess) *count {
	of := c.counts[key]
	if of == nil || !g.At.Before(of.began.Add(g.Window)) {
		of = &count{began: g.At}
		c.counts[key] = of
	}
	return of
}
