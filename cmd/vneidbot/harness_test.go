package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot/roster"
	"vneidbot/bot/roster/sample"
)

// The test binary is also the programs under test: with this variable set it
// becomes one of them, so that they can be killed and measured as processes.
const playAs = "VNEIDBOT_PLAY"

func TestMain(m *testing.M) {
	if len(os.Args) > 1 && confined[os.Args[1]] != nil { // the program calls itself, without the environment
		os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
	}
	switch os.Getenv(playAs) {
	case "program":
		limitFiles()
		stop := profile()
		code := run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
		stop()
		os.Exit(code)
	case "floor":
		if err := runFloor(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	// As run has it, and before any clock of a program that a test left behind reads it.
	zone, err := time.LoadLocation("Asia/Ho_Chi_Minh")
	if err != nil {
		panic(err)
	}
	time.Local = zone
	// Most tests wait: for a browser, another process, a lease. -parallel has the last word.
	if err := flag.Set("test.parallel", strconv.Itoa(2*runtime.GOMAXPROCS(0))); err != nil {
		panic(err)
	}
	asideCall = append(asideCall, atOnce)
	code := m.Run()
	ends.Lock()
	for _, end := range slices.Backward(ends.all) {
		end()
	}
	os.Exit(code)
}

// limitFiles lets the program open as many files as $VNEIDBOT_FILES says, for
// tests of what it does when they run short.
func limitFiles() {
	if n, err := strconv.ParseUint(os.Getenv("VNEIDBOT_FILES"), 10, 64); err == nil {
		if err := syscall.Setrlimit(syscall.RLIMIT_NOFILE, &syscall.Rlimit{Cur: n, Max: n}); err != nil {
			panic(err)
		}
	}
}

// ends are done when all tests are over, the last one first.
var ends struct {
	sync.Mutex
	all []func()
}

func atEnd(do func()) {
	ends.Lock()
	defer ends.Unlock()
	ends.all = append(ends.all, do)
}

// dirForAll is a directory that stays until all tests are over.
func dirForAll(name string) (string, error) {
	dir, err := os.MkdirTemp("", name)
	atEnd(func() { _ = os.RemoveAll(dir) })
	return dir, err
}

// benchDir is a directory that stays until all benchmarks are over: ext4 looks
// at every inode that was freed in the last minutes before it makes a file, so
// what one round deletes would slow down the files of the next.
func benchDir(b *testing.B) string {
	b.Helper()
	dir, err := dirForAll("vneidbot-bench-")
	require.NoError(b, err)
	return dir
}

// heapSignal asks a program for what it holds.
const heapSignal = syscall.SIGUSR1

// profile writes a CPU profile of each program that runs to $VNEIDBOT_PROFILE and its
// number, for whoever wants to know where a benchmark's time goes, and beside it what
// the program holds whenever it is asked.
func profile() (stop func()) {
	asked := make(chan os.Signal, 1)
	signal.Notify(asked, heapSignal)
	to := os.Getenv("VNEIDBOT_PROFILE")
	if to == "" {
		return func() {}
	}
	go func() {
		for n := 1; ; n++ {
			<-asked
			if f, err := os.Create(fmt.Sprintf("%s.%d.heap%d", to, os.Getpid(), n)); err == nil {
				_ = pprof.WriteHeapProfile(f)
				_ = f.Close()
			}
		}
	}()
	f, err := os.Create(to + "." + strconv.Itoa(os.Getpid()))
	if err != nil {
		return func() {}
	}
	_ = pprof.StartCPUProfile(f)
	return func() { pprof.StopCPUProfile(); _ = f.Close() }
}

// process is a program under test, running.
type process struct {
	cmd  *exec.Cmd
	dir  string // DATA_DIR
	done chan struct{}
	mu   sync.Mutex
	log  bytes.Buffer
}

// Write keeps what the program logs, to be shown when a test fails.
func (p *process) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.log.Write(b)
}

func (p *process) logged() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.log.String()
}

// launch starts one of the programs with nothing but the given environment.
func launch(t testing.TB, as string, env []string, args ...string) *process {
	t.Helper()
	self, err := os.Executable()
	require.NoError(t, err)
	return launchOf(t, self, as, env, args...)
}

// launchOf starts a program of this binary, or of one that was built from the same tree;
// in the folder of PWD where that is given.
func launchOf(t testing.TB, binary, as string, env []string, args ...string) *process {
	t.Helper()
	p := &process{cmd: exec.Command(binary, args...), done: make(chan struct{})}
	for _, v := range env {
		if dir, ok := strings.CutPrefix(v, "DATA_DIR="); ok {
			p.dir = dir
		}
		if dir, ok := strings.CutPrefix(v, "PWD="); ok {
			p.cmd.Dir = dir
		}
	}
	p.cmd.Env = append([]string{playAs + "=" + as, "PATH=" + os.Getenv("PATH"), "LANG=en", "METRICS_ADDR=127.0.0.1:0",
		"VNEIDBOT_PROFILE=" + os.Getenv("VNEIDBOT_PROFILE")}, env...)
	p.cmd.Stdout, p.cmd.Stderr = p, p
	require.NoError(t, p.cmd.Start())
	go func() { _ = p.cmd.Wait(); close(p.done) }()
	return p
}

// kill is SIGKILL: no goodbye of any kind.
func (p *process) kill() { _ = p.cmd.Process.Kill(); <-p.done }

// stop is SIGTERM and waits for a clean end.
func (p *process) stop(t testing.TB) {
	t.Helper()
	_ = p.cmd.Process.Signal(syscall.SIGTERM)
	select {
	case <-p.done:
	case <-time.After(stopWithin + 5*time.Second):
		p.kill()
		t.Fatalf("the program did not stop:\n%s", p.logged())
	}
	require.Zerof(t, p.cmd.ProcessState.ExitCode(), "exit code; log:\n%s", p.logged())
}

// cpu is what the stopped process used.
func (p *process) cpu() time.Duration {
	return p.cmd.ProcessState.UserTime() + p.cmd.ProcessState.SystemTime()
}

// peak is the most memory the running process has held, in MiB. (The figure of
// getrusage begins at what its parent held when it was started.)
func (p *process) peak(t testing.TB) float64 {
	t.Helper()
	mib, err := p.held()
	require.NoError(t, err)
	return mib
}

// held is peak of a process that may have ended meanwhile.
func (p *process) held() (mib float64, err error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid))
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			_, err = fmt.Sscan(rest, &mib)
		}
	}
	return mib / 1024, err
}

// importSample fills a DATA_DIR with a roster of n invented units, through the
// program's own command, and returns codes that each belong to one unit.
func importSample(t testing.TB, dir string, n int) []string {
	t.Helper()
	rows := sample.Units(n, time.Now())
	path := filepath.Join(t.TempDir(), "roster.csv")
	f, err := os.Create(path)
	require.NoError(t, err)
	require.NoError(t, roster.Write(f, roster.CSV, rows))
	require.NoError(t, f.Close())
	importFile(t, dir, path)
	return ownCodes(rows)
}

// importFile runs the program's own import.
func importFile(t testing.TB, dir, path string) {
	t.Helper()
	require.NoError(t, imported(dir, path))
}

func imported(dir, path string) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	cmd := exec.Command(self, "units", "import", path)
	cmd.Env = []string{playAs + "=program", "LANG=en", "DATA_DIR=" + dir}
	if said, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("import: %w: %s", err, said)
	}
	return nil
}

// ownCodes are the tax codes that one unit alone has.
func ownCodes(rows []roster.Row) []string {
	count := map[string]int{}
	for _, r := range rows {
		count[string(r.Code)]++
	}
	var codes []string
	for _, r := range rows {
		if c := string(r.Code); c != "" && count[c] == 1 && !strings.Contains(c, "-") && count[c+"-001"] == 0 {
			codes = append(codes, c)
		}
	}
	return codes
}
