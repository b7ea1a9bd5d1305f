package session

import (
	"context"
	"crypto/rand"
	"strings"
)

// Copies knows the processes that share the Redis, this one among them.
type Copies interface {
	// Copy is the name of this one.
	Copy() string
	// Ended tells that the copy of that name was killed: what it held is free.
	Ended(name string) bool
	// Alone tells that there was no other a moment ago. One that has come since
	// takes locks, and what both do at once the fence decides.
	Alone() bool
}

// Among makes the store one of several copies. Without it there may be others
// of which nothing is known: every lock is taken, and waited for.
func Among(c Copies) Option { return func(s *Store) { s.copies = c } }

// strangers are copies of which nothing is known.
type strangers struct{}

func (strangers) Copy() string      { return "" }
func (strangers) Ended(string) bool { return false }
func (strangers) Alone() bool       { return false }

// newOwner is the name of one holder of a lock: the copy's, and its own.
func (s *Store) newOwner() string { return s.copies.Copy() + "/" + rand.Text() }

// bury frees what a killed copy had locked, and tells that it may be free now.
func (s *Store) bury(ctx context.Context, key, owner string) bool {
	copy, _, _ := strings.Cut(owner, "/")
	if copy == s.copies.Copy() || !s.copies.Ended(copy) {
		return false
	}
	return unlock.Run(ctx, s.rdb, []string{key}, owner).Err() == nil
}
