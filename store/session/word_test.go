package session_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/store/session"
)

func TestWordsBetweenCopies(t *testing.T) {
	s, err := session.Embedded(t.TempDir())
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	ctx, cancel := context.WithCancel(context.Background())
	heard, over := make(chan string, 100), make(chan error, 1)
	go func() { over <- s.Topic("web").Listen(ctx, func(word string) { heard <- word }) }()
	require.Eventually(t, func() bool {
		require.NoError(t, s.Topic("other").Publish(ctx, "nothing for us"))
		require.NoError(t, s.Topic("web").Publish(ctx, "a-chat"))
		return len(heard) > 0
	}, 5*time.Second, 5*time.Millisecond)
	require.Equal(t, "a-chat", <-heard)
	cancel()
	require.NoError(t, <-over)
}

func TestPeekSeesTheSavedSession(t *testing.T) {
	ctx := context.Background()
	s, err := session.Embedded(t.TempDir())
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	data, err := s.Peek(ctx, "web:1")
	require.NoError(t, err)
	require.Nil(t, data)
	turn, err := s.Enter(ctx, "web:1")
	require.NoError(t, err)
	turn.Data = []byte("state")
	require.NoError(t, s.Leave(ctx, turn))
	data, err = s.Peek(ctx, "web:1")
	require.NoError(t, err)
	require.Equal(t, "state", string(data))
}
