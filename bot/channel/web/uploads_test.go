package web

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// A disk that takes nothing is not the sender's fault.
func TestAnUploadEndsForItsOwnReason(t *testing.T) {
	name := filepath.Join(t.TempDir(), "part")
	writable, err := os.Create(name)
	require.NoError(t, err)
	readOnly, err := os.Open(name)
	require.NoError(t, err)

	_, err = fill(readOnly, strings.NewReader("x"))
	require.Equal(t, bot.Exhausted, bot.KindOf(err))
	_, err = fill(writable, iotest.ErrReader(errors.New("cut")))
	require.Equal(t, bot.Invalid, bot.KindOf(err))
	size, err := fill(writable, strings.NewReader("whole"))
	require.NoError(t, err)
	require.EqualValues(t, 5, size)
	require.NoError(t, errors.Join(writable.Close(), readOnly.Close()))
}
