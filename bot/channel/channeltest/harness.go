// Package channeltest is what every channel must pass, whatever its platform:
//
//	func TestChannel(t *testing.T) {
//		channeltest.Run(t, func(t *testing.T) *channeltest.Harness { … })
//	}
//
// The harness puts a channel before an emulation of its platform. What a
// platform cannot do is not asked of it: Caps says so, or a nil field, or an
// interface that its people do not have.
package channeltest

import (
	"testing"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/channel"
)

// Harness is a channel that is not running yet, with its platform behind it.
type Harness struct {
	Channel channel.Channel
	// Restarted makes the channel anew on the same platform, as after a kill.
	// Nil where an event that was not acknowledged does not come again.
	Restarted func() channel.Channel
	// Settled waits until the platform knows of all that was acknowledged; nil
	// where that is so when Run returns.
	Settled func()
	// Person is the n-th person of the platform, from 1; the same each time.
	Person func(n int) Person
	// Fail makes the next message to the person fail with the outcome; false
	// where the platform has no such failure. For Limited it tells to wait
	// Wait, for Migrated the new chat is MovedTo.
	Fail func(to Person, o channel.Outcome) bool
	// Keep puts what messages bring along where the channel reads it.
	Keep func(data []byte) (sha256 string, err error)
	// Secrets must be in no error.
	Secrets []string
}

// What Harness.Fail uses.
const (
	Wait    = 7 * time.Second
	MovedTo = "-1002000000000"
)

// Person is somebody with a phone. What a method sends is under way when it returns.
type Person interface {
	Chat() bot.Chat
	Account() bot.AccountID
	Say(text string)
	// Seen is what the phone shows now of what the bot said, oldest first.
	Seen() []Shown
}

// Tapper is a person whose phone shows buttons.
type Tapper interface {
	// Tap presses the newest button with the label.
	Tap(label string) error
}

// Photographer is a person who can send a picture.
type Photographer interface {
	Picture(data []byte, caption string)
}

// Filer is a person who can send a file that is no picture.
type Filer interface {
	File(name string, data []byte, caption string)
}

// Editor is a person who can change what they wrote last.
type Editor interface {
	Edit(text string)
}

// Shown is a message on a phone.
type Shown struct {
	Text     string
	Labels   []string
	Mono     []string // its tables
	Pictures int
	Files    map[string]string // what is in its files, by their names
}

// Run puts a channel through all of it. Each test gets a harness of its own.
func Run(t *testing.T, open func(t *testing.T) *Harness) {
	for name, test := range map[string]func(*testing.T, *rig){
		"identity":                    identity,
		"text is NFC":                 normalised,
		"citizen numbers are masked":  masked,
		"commands are read":           commands,
		"pictures can be fetched":     pictures,
		"files can be fetched":        files,
		"edits are events":            edits,
		"order within a chat":         order,
		"chats do not wait":           concurrency,
		"a failed turn comes again":   failedTurn,
		"a killed turn comes again":   killedTurn,
		"what is done stays done":     doneStaysDone,
		"stop waits for running turn": stopDrains,
		"text arrives as it is":       verbatim,
		"tables":                      tables,
		"taps":                        taps,
		"edits in place":              editing,
		"pictures are sent":           pictureOut,
		"files are sent":              fileOut,
		"albums are sent":             albumOut,
		"what is lost is told":        lostOut,
		"long texts are split":        splitting,
		"what cannot be sent":         impossible,
		"failures are told apart":     outcomes,
		"links":                       links,
	} {
		t.Run(name, func(t *testing.T) {
			h := open(t)
			test(t, newRig(t, h))
		})
	}
}
