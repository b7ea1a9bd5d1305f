package web

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"net/http"
	"strings"
	"time"

	"vneidbot/bot"
)

// person is who a request comes from, and in which chat.
type person struct {
	account bot.AccountID
	name    string
	chat    bot.Chat
}

// errStranger says that the request has no session yet.
var errStranger = errors.New("there is no session yet")

// door tells who a request comes from. There are two: cookies in earnest, and
// fixed persons in the demonstration.
type door interface {
	// who is the person; errStranger for nobody yet, bot.Forbidden for a forged session.
	who(r *http.Request) (person, error)
	// begin makes a session for a stranger.
	begin(ctx context.Context, w http.ResponseWriter) (person, error)
}

// cookies is the door of the real page.
type cookies struct{ *Web }

const secretBytes = 32

// cookieName has the prefix that browsers guard, where the page has https.
func (c cookies) cookieName() string {
	if c.secure {
		return "__Host-vneid"
	}
	return "vneid"
}

func (c cookies) who(r *http.Request) (person, error) {
	cookie, err := r.Cookie(c.cookieName())
	if err != nil {
		return person{}, errStranger
	}
	secret, err := base64.RawURLEncoding.DecodeString(cookie.Value)
	if err != nil || len(secret) != secretBytes {
		return person{}, bot.Fail(bot.Forbidden, "web: session", err)
	}
	hash := digest(secret)
	if id, ok := c.recent.session(hash); ok {
		return private(id), nil
	}
	id, err := c.Sessions.Session(r.Context(), hash)
	switch {
	case bot.KindOf(err) == bot.NotFound:
		return person{}, bot.Fail(bot.Forbidden, "web: session", nil)
	case err != nil:
		return person{}, err
	}
	c.recent.add(hash, id)
	return private(id), nil
}

func (c cookies) begin(ctx context.Context, w http.ResponseWriter) (person, error) {
	secret := make([]byte, secretBytes)
	_, _ = rand.Read(secret) // never fails
	id := newID(c.Place.Now())
	hash := digest(secret)
	if err := c.Sessions.Begin(ctx, id, hash, c.Place.Now().UTC()); err != nil {
		return person{}, err
	}
	c.recent.add(hash, id)
	c.set(w, base64.RawURLEncoding.EncodeToString(secret), 400*24*3600) // the longest that browsers keep
	return private(id), nil
}

// newID begins with the time, and cannot be guessed. Those who report at the same
// time are then neighbours in every index, so that a commit of them all writes
// few pages; at random each would be on a page of its own.
func newID(now time.Time) string {
	var id [15]byte
	binary.BigEndian.PutUint64(id[:], uint64(now.UnixMilli())<<16)
	_, _ = rand.Read(id[6:]) // never fails
	return strings.ToLower(base32.HexEncoding.EncodeToString(id[:]))
}

// set writes the cookie; a negative age takes it away.
func (c cookies) set(w http.ResponseWriter, value string, age int) {
	http.SetCookie(w, &http.Cookie{Name: c.cookieName(), Value: value, Path: "/", MaxAge: age,
		HttpOnly: true, Secure: c.secure, SameSite: http.SameSiteLaxMode})
}

// private is the person of a session: its chat has the session's id.
func private(id string) person {
	return person{account: bot.AccountID(Name + ":" + id), chat: bot.Chat{Channel: Name, ID: id}}
}

func digest(secret []byte) []byte {
	sum := sha256.Sum256(secret)
	return sum[:]
}
