// Command testmongo is a MongoDB-compatible server for tests: FerretDB over SQLite, in one process.
// It prints one line, its address, when it can be used, and ends on SIGTERM or when its standard input closes,
// so that it never outlives whoever started it.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"log"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"github.com/FerretDB/FerretDB/ferretdb"
)

func main() {
	addr := flag.String("addr", "127.0.0.1:0", "where to listen; port 0 takes a free one")
	dir := flag.String("dir", "", "an existing folder for the data, removed at the end")
	flag.Parse()
	if *dir == "" {
		log.Fatal("testmongo: -dir is needed")
	}

	socket := filepath.Join(*dir, "ferretdb.sock")
	_ = os.Remove(socket)
	server, err := ferretdb.New(&ferretdb.Config{
		Listener:  ferretdb.ListenerConfig{Unix: socket},
		Logger:    slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError})),
		Handler:   "sqlite",
		SQLiteURL: "file:" + *dir + "/",
	})
	if err != nil {
		log.Fatal(err)
	}
	listener, err := net.Listen("tcp", *addr)
	if err != nil {
		log.Fatal(err)
	}

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		stop()
	}()
	go serve(listener, socket)
	fmt.Printf("mongodb://%s/\n", listener.Addr())
	err = server.Run(ctx)
	_ = os.RemoveAll(*dir)
	if err != nil {
		log.Fatal(err)
	}
}
