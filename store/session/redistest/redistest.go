// Package redistest runs a real redis-server for a test: on a unix socket of
// its own, every write on the disk before it is answered, to be killed and
// started again at will.
package redistest

import (
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// Server is one redis-server. It ends with its test.
type Server struct {
	URL string // "unix:///…", for session.Connect

	t      testing.TB
	dir    string
	binary string
	cmd    *exec.Cmd
	ended  chan struct{}
}

// Start runs a server that keeps its data through Kill and Restart. Where no
// redis-server is installed the test is skipped, or fails when CI_STRICT is set.
func Start(t testing.TB) *Server {
	t.Helper()
	binary, err := exec.LookPath("redis-server")
	if err != nil {
		require.Empty(t, os.Getenv("CI_STRICT"), "redis-server is not installed")
		t.Skip("redis-server is not installed")
	}
	// A socket's path has at most 107 bytes; a test's own directory may be longer.
	dir, err := os.MkdirTemp("", "redis")
	require.NoError(t, err)
	s := &Server{URL: "unix://" + filepath.Join(dir, "s"), t: t, dir: dir, binary: binary}
	t.Cleanup(func() {
		s.Kill()
		_ = os.RemoveAll(dir)
	})
	s.Restart()
	return s
}

// Kill ends the server by SIGKILL and waits until it is gone.
func (s *Server) Kill() {
	if s.cmd == nil {
		return
	}
	_ = s.cmd.Process.Kill()
	<-s.ended
	s.cmd = nil
}

// Restart starts the server again on the data it had, and waits until it answers.
func (s *Server) Restart() {
	s.t.Helper()
	s.Kill()
	cmd := exec.Command(s.binary, "--port", "0", "--unixsocket", filepath.Join(s.dir, "s"), "--unixsocketperm", "700",
		"--dir", s.dir, "--save", "", "--appendonly", "yes", "--appendfsync", "always", "--logfile", filepath.Join(s.dir, "log"))
	require.NoError(s.t, cmd.Start())
	s.cmd, s.ended = cmd, make(chan struct{})
	go func(ended chan struct{}) {
		_ = cmd.Wait()
		close(ended)
	}(s.ended)
	s.wait()
}

func (s *Server) wait() {
	s.t.Helper()
	late := time.After(10 * time.Second)
	for !answers(filepath.Join(s.dir, "s")) {
		select {
		case <-s.ended:
			log, _ := os.ReadFile(filepath.Join(s.dir, "log"))
			require.Fail(s.t, "redis-server ended", string(log))
		case <-late:
			require.Fail(s.t, "redis-server does not answer")
		case <-time.After(5 * time.Millisecond):
		}
	}
}

// answers tells whether the server has its data loaded and takes commands.
func answers(socket string) bool {
	conn, err := net.DialTimeout("unix", socket, time.Second)
	if err != nil {
		return false
	}
	defer func() { _ = conn.Close() }()
	_ = conn.SetDeadline(time.Now().Add(time.Second))
	if _, err := conn.Write([]byte("PING\r\n")); err != nil {
		return false
	}
	reply := make([]byte, 7)
	_, err = io.ReadFull(conn, reply)
	return err == nil && string(reply) == "+PONG\r\n"
}
