package thumb

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"time"

	"vneidbot/bot"
)

// The sizes of small pictures, in pixels of the longer side.
const (
	Small = 320  // in lists and galleries
	Shown = 1280 // as platforms show photos
)

// Shelf keeps what is made of a picture beside it.
type Shelf interface {
	Made(sha256, as string, maker func(*os.File) ([]byte, error)) ([]byte, error)
}

// Maker makes small pictures, one at a time. The zero value does not work: New.
type Maker struct {
	// Within is how long one picture may take where the machine is busy, half a
	// minute by default. How much of the processor it may take is much less: see
	// Confine.
	Within time.Duration

	shelf   Shelf
	command []string // writes the picture of its input to its output
	turn    chan struct{}
}

// New makes a maker that draws by a command, which is given the size as its last
// argument: the program itself, as "vneidbot thumb 320".
func New(shelf Shelf, command ...string) *Maker {
	return &Maker{Within: 30 * time.Second, shelf: shelf, command: command, turn: make(chan struct{}, 1)}
}

// Make gives the picture as a JPEG of at most that many pixels a side. It is made
// once. bot.NotFound: there is no such picture; bot.Invalid: it cannot be drawn;
// bot.Unavailable: not now, and the picture may not be to blame.
func (m *Maker) Make(ctx context.Context, sha256 string, side int) ([]byte, error) {
	return m.shelf.Made(sha256, made(side), func(f *os.File) ([]byte, error) {
		select {
		case m.turn <- struct{}{}:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
		defer func() { <-m.turn }()
		return m.run(ctx, f, side)
	})
}

// Thumb is Make for lists: what cannot be drawn is a grey tile from then on.
func (m *Maker) Thumb(ctx context.Context, sha256 string, side int) ([]byte, error) {
	small, err := m.Make(ctx, sha256, side)
	if bot.KindOf(err) == bot.Invalid {
		return m.GiveUp(sha256, side)
	}
	return small, err
}

// GiveUp has a tile stand for the picture from now on.
func (m *Maker) GiveUp(sha256 string, side int) ([]byte, error) {
	return m.shelf.Made(sha256, made(side), func(*os.File) ([]byte, error) { return Tile(side), nil })
}

// ErrNotYet says that a picture is there and was not drawn yet.
var ErrNotYet = bot.Fail(bot.NotFound, "thumb: ready", errors.New("it is not drawn yet"))

// Ready is what Thumb has made; it draws nothing. ErrNotYet: it has not.
func (m *Maker) Ready(sha256 string, side int) ([]byte, error) {
	return m.shelf.Made(sha256, made(side), func(*os.File) ([]byte, error) { return nil, ErrNotYet })
}

// made is what the shelf calls a picture of that size.
func made(side int) string { return strconv.Itoa(side) + ".jpg" }

var errSilent = errors.New("nothing was drawn")

// run draws in a process of its own, without this one's environment.
func (m *Maker) run(ctx context.Context, f *os.File, side int) ([]byte, error) {
	own, cancel := context.WithTimeout(ctx, m.Within)
	defer cancel()
	cmd := exec.CommandContext(own, m.command[0], append(m.command[1:len(m.command):len(m.command)], strconv.Itoa(side))...)
	var out bytes.Buffer
	cmd.Env, cmd.Dir, cmd.Stdin, cmd.Stdout = []string{}, os.TempDir(), f, &out
	cmd.WaitDelay = time.Second
	err := cmd.Run()
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case own.Err() != nil:
		return nil, bot.Fail(bot.Unavailable, "thumb: draw", own.Err())
	case err == nil && out.Len() == 0:
		err = errSilent
	}
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) && !errors.Is(err, errSilent) {
		return nil, bot.Fail(bot.Unavailable, "thumb: start", err)
	}
	if err != nil {
		return nil, bot.Fail(bot.Invalid, "thumb: draw", fmt.Errorf("the picture is not drawn: %w", err))
	}
	return out.Bytes(), nil
}
