package web

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel/channeltest"
)

// full is a shelf that takes nothing.
type full struct{ channeltest.Shelf }

func (*full) Receive(io.Reader, time.Duration) (string, int64, error) {
	return "", 0, bot.Fail(bot.Exhausted, "test: full", nil)
}

// A disk that takes nothing is not the sender's fault.
func TestAnUploadEndsForItsOwnReason(t *testing.T) {
	w := &Web{Options: Options{Shelf: &full{}}}
	_, err := w.keep(strings.NewReader("x"))
	require.Equal(t, bot.Exhausted, bot.KindOf(err))
	w.Shelf = &channeltest.Shelf{}
	_, err = w.keep(iotest.ErrReader(errors.New("cut")))
	require.Equal(t, bot.Invalid, bot.KindOf(err))
	_, err = w.keep(io.LimitReader(zeros{}, pictureMost+1))
	require.ErrorIs(t, err, errTooBig)
	f, err := w.keep(strings.NewReader("whole"))
	require.NoError(t, err)
	require.EqualValues(t, 5, f.Size)
	body, err := w.Fetch(t.Context(), f)
	require.NoError(t, err)
	whole, err := io.ReadAll(body)
	require.NoError(t, err)
	require.Equal(t, "whole", string(whole))
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { return len(p), nil }
