# line: 2
import socket
