# SUCCESS[out~PROOF <class 'type'> Z] library methods that make `self.__class__()`, called on a class
import collections, weakref
T = collections.UserList.copy(int)
print("PROOF", T, T("Z", (), {}).__name__)
print(collections.Counter.copy(int) is T, weakref.WeakSet.copy(int))
