package session

import (
	"context"
	"crypto/rand"
	"strings"
)

// newOwner is the name of one holder of a lock: the copy's, and its own.
func (s *Store) newOwner() string { return s.copy + "/" + rand.Text() }

// bury frees what a killed copy had locked, and tells that it may be free now.
func (s *Store) bury(ctx context.Context, key, owner string) bool {
	copy, _, _ := strings.Cut(owner, "/")
	if s.ended == nil || copy == s.copy || !s.ended(copy) {
		return false
	}
	return unlock.Run(ctx, s.rdb, []string{key}, owner).Err() == nil
}
