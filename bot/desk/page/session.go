package page

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"
	"net/http"
	"strings"

	"vneidbot/bot"
)

// cookieName has the prefix that browsers guard, where the page has https.
func (p *Page) cookieName() string {
	if p.secure {
		return "__Host-trang"
	}
	return "trang"
}

// secretOf is the cookie's secret, "" for none.
func (p *Page) secretOf(r *http.Request) string {
	c, err := r.Cookie(p.cookieName())
	if err != nil {
		return ""
	}
	return c.Value
}

// sessionOf is whose browser asks, nil for nobody's.
func (p *Page) sessionOf(r *http.Request) (*bot.PageSession, error) {
	secret := p.secretOf(r)
	if secret == "" {
		return nil, nil
	}
	return p.Sessions.Session(r.Context(), p.Tokens.HashPageSecret(bot.PageCookie, secret), p.Place.Now())
}

// setCookie gives the browser a secret; "" takes it away.
func (p *Page) setCookie(w http.ResponseWriter, secret string) {
	age := int(bot.DeskSession.Seconds())
	if secret == "" {
		age = -1
	}
	http.SetCookie(w, &http.Cookie{Name: p.cookieName(), Value: secret, Path: "/", MaxAge: age,
		HttpOnly: true, Secure: p.secure, SameSite: http.SameSiteLaxMode})
}

// newSecret is one that nobody guesses.
func newSecret() string {
	var b [32]byte
	_, _ = rand.Read(b[:]) // never fails
	return base64.RawURLEncoding.EncodeToString(b[:])
}

// newID names a session, or the answer to a drawn form.
func newID() string {
	var b [12]byte
	_, _ = rand.Read(b[:]) // never fails
	return hex.EncodeToString(b[:])
}

// sameSite tells whether a post comes from a page of ours.
func (p *Page) sameSite(r *http.Request) bool {
	site, origin := r.Header.Get("Sec-Fetch-Site"), r.Header.Get("Origin")
	return (site == "" || site == "same-origin") && (origin == "" || strings.EqualFold(origin, p.origin) || p.Demo && origin == "http://"+r.Host)
}

// A form carries a token that only a page drawn for this session has. It looks
// different each time, so that its length packed tells nothing.
const tokenBytes = 16

func tokenOf(secret string) []byte {
	sum := sha256.Sum256([]byte("form " + secret))
	return sum[:tokenBytes]
}

func newToken(secret string) string {
	b := make([]byte, tokenBytes, 2*tokenBytes)
	_, _ = rand.Read(b) // never fails
	for i, t := range tokenOf(secret) {
		b = append(b, b[i]^t)
	}
	return base64.RawURLEncoding.EncodeToString(b)
}

func isToken(secret, said string) bool {
	b, err := base64.RawURLEncoding.DecodeString(said)
	if err != nil || len(b) != 2*tokenBytes || secret == "" {
		return false
	}
	for i := range tokenBytes {
		b[i] ^= b[tokenBytes+i]
	}
	return subtle.ConstantTimeCompare(b[:tokenBytes], tokenOf(secret)) == 1
}
